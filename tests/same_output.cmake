# cmake -D "ONE=program;arguments" -D "OTHER=program;arguments" -P same_output.cmake
#
# Both must succeed and print the same, and not nothing.
foreach(command ONE OTHER)
  execute_process(COMMAND ${${command}} OUTPUT_VARIABLE output_of_${command}
    COMMAND_ERROR_IS_FATAL ANY)
endforeach()
if(output_of_ONE STREQUAL "" OR NOT output_of_ONE STREQUAL output_of_OTHER)
  message(FATAL_ERROR "${ONE} prints\n${output_of_ONE}\nand ${OTHER} prints\n${output_of_OTHER}")
endif()
message("${output_of_ONE}")
